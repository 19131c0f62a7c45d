import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

const longestMs = 5000
const acceptsConnections = '00010000'

/** Waits for somebody to listen on a socket, without calling: some servers end with their first caller. Its file is there sooner. */
export async function listening(socket: string): Promise<void> {
  for (let waited = 0; waited < longestMs; waited += 20) {
    const lines = (await readFile('/proc/net/unix', 'utf8')).split('\n').map((line) => line.split(' '))
    if (lines.some((words) => words.at(-1) === socket && words[3] === acceptsConnections)) return
    await sleep(20)
  }
  throw new Error(`nobody listens on ${socket}`)
}
