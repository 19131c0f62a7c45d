/**
 * Kills this process at a step; only where a test asks for it with BROKER_CRASH_AT=step[:nth time[:moment]]. A step that has
 * moments is told of at each of them; without a moment its end counts.
 */
export function crashPoint(): (step: string) => void {
  const [step = '', nth = '1', moment] = (process.env['BROKER_CRASH_AT'] ?? '').split(':')
  const wanted = moment === undefined || moment === 'after-sync' ? step : `${step}:${moment}`
  let left = Number(nth)
  return (reached) => {
    if (wanted !== '' && reached === wanted && --left === 0) process.kill(process.pid, 'SIGKILL')
  }
}
