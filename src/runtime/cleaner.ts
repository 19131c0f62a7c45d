import type { Health } from '../domain/health.ts'
import type { Cleaner } from '../presenters/errors/present-error.ts'
import { cleanedMessage } from '../providers/shared/http/redact-errors.ts'
import { redactorOfSecrets } from './migration/user-environment.ts'

/** Takes out of what is about to be said every secret that this program knows: one may stand by mistake where a name should. */
export async function createCleaner(): Promise<Cleaner> {
  const redactor = await redactorOfSecrets()
  return { text: redactor.text, message: (said) => cleanedMessage(said, redactor) }
}

export async function cleanedHealth({ about, checks, quotas }: Health): Promise<Health> {
  const { text, message } = await createCleaner()
  return {
    about:
      about.kind === 'machine'
        ? about
        : {
            ...about,
            profile: text(about.profile),
            region: about.region === null ? null : text(about.region),
            place: text(about.place),
          },
    checks: checks.map((check) => ({
      ...check,
      says: message(check.says),
      next: check.next === null ? null : message(check.next),
    })),
    quotas,
  }
}
