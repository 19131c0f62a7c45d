import { spawn } from 'node:child_process'

/**
 * A shell that outlives this process and holds a pipe of ours: when it closes, be it by `kill -9`, the process group whose number
 * it was told is ended, as far as nobody told it before that the work was done.
 */
const watch = `
read -r group || exit 0
read -r _ && exit 0
kill -s TERM -- "-$group" 2>/dev/null || exit 0
sleep 2
kill -s KILL -- "-$group" 2>/dev/null
`

export interface GroupWatch {
  /** Whom to end when this process ends. */
  of(pid: number): void
  /** It has ended, or is ended by us. */
  done(): void
}

/** Begun before the group is, so that none is left without it for long. */
export function watchGroup(): GroupWatch {
  const watcher = spawn('sh', ['-c', watch], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  // Without a shell a command runs all the same; it may be gone before us as well.
  watcher.on('error', () => undefined)
  watcher.stdin.on('error', () => undefined)
  watcher.unref()
  return {
    of: (pid) => void watcher.stdin.write(`${String(pid)}\n`),
    done: () => void watcher.stdin.end('done\n'),
  }
}
