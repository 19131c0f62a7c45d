import { spawn } from 'node:child_process'

/** A program that ends when this process ends, however that happens. */
export interface WatchedProcess {
  hasEnded(): boolean
  /** The last line it said on stderr; null when it said nothing. */
  said(): string | null
  /** It could not be found. */
  isMissing(): boolean
  /** Asks it to end, and waits for that. */
  stop(): Promise<void>
}

/**
 * The shell holds a pipe of ours beside the program: when it closes, be it by `kill -9`, the program is ended. A session of its
 * own keeps Ctrl-C from it, which is for us to answer.
 */
const watch = `
exec 3<&0
folder=$1
shift
"$@" </dev/null 3<&- & program=$!
{ read -r _ <&3; kill "$program"; } >/dev/null 2>&1 & watcher=$!
exec 3<&-
wait "$program"; code=$?
kill "$watcher" 2>/dev/null
[ -z "$folder" ] || rm -rf -- "$folder"
exit "$code"
`

const mostSaid = 4096
const commandNotFound = 127

/** `folder`: what is removed when the program has ended, though nobody else is left to do so; empty for nothing. */
export function startWatched(command: string, args: readonly string[], folder = ''): WatchedProcess {
  const stdio: ['pipe', 'ignore', 'pipe'] = ['pipe', 'ignore', 'pipe']
  const child = spawn('sh', ['-c', watch, 'sh', folder, command, ...args], { stdio, detached: true })
  let [said, hasEnded] = ['', false]
  let code: number | null = null
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-mostSaid)
  })
  // It has ended and nobody can say anything more on stderr: the program itself is gone, not only the shell.
  const gone = new Promise<void>((resolve) => {
    const end = (found: number | null): void => {
      // What could not be started also closes, with a code of its own.
      if (!hasEnded) code = found
      hasEnded = true
      resolve()
    }
    child.once('error', () => end(commandNotFound))
    child.once('close', end)
  })
  // The shell may be gone before us.
  child.stdin.on('error', () => undefined)
  return {
    hasEnded: () => hasEnded,
    said: () => lastLine(said),
    isMissing: () => code === commandNotFound,
    stop: async () => {
      child.stdin.end()
      await gone
    },
  }
}

function lastLine(text: string): string | null {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').at(-1) ?? null
}
