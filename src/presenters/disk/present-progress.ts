import type { DiskProgress } from '../../domain/disk.ts'
import type { Translator } from '../../messages/translator.ts'
import { sizeText } from './size-text.ts'

/** One line, such as `copying: 1.2 GiB of 2.4 GiB, 310 MiB/s, 4 s left`. */
export function progressText(event: DiskProgress, tr: Translator): string {
  const [phase, done] = [tr.text(`disk.phase.${event.phase}`), sizeText(event.doneBytes, tr)]
  const { totalBytes } = event
  const progress =
    totalBytes === null
      ? tr.text('disk.progress.unknown', { phase, done })
      : tr.text('disk.progress', { phase, done, total: sizeText(totalBytes, tr) })
  if (event.bytesPerSecond === null) return progress
  const rate = sizeText(event.bytesPerSecond, tr)
  if (event.secondsLeft === null) return tr.text('disk.progress.rateOnly', { progress, rate })
  return tr.text('disk.progress.rate', { progress, rate, left: leftText(event.secondsLeft, tr) })
}

/** Rounded up, and no finer than anybody can know. */
function leftText(seconds: number, tr: Translator): string {
  if (seconds < 90) return tr.text('disk.left.seconds', { value: Math.ceil(seconds) })
  if (seconds < 90 * 60) return tr.text('disk.left.minutes', { value: Math.ceil(seconds / 60) })
  return tr.text('disk.left.hours', { value: tr.number(Math.ceil(seconds / 360) / 10, 1) })
}
