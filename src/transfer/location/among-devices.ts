import { lastingPath } from '../file/same-path.ts'

/** In `/dev`, of which the system keeps nothing, but for the memory that programs share there. */
export function isAmongDevices(path: string): boolean {
  return /^[/]dev(?![/]shm[/])(?:[/]|$)/.test(`${lastingPath(path)}/`)
}
