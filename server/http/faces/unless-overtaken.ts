import type { Request } from 'express'
import { wholeForm } from '../../../views/components/forms/error-summary.tsx'
import type { Origin } from '../../audit/entry.ts'
import type { EventName } from '../../audit/events.ts'
import { recordFailed, type Proof } from '../../audit/record.ts'
import { said } from '../../../views/words/said.ts'
import type { Services } from '../../services.ts'
import type { InvalidForm } from '../answer.ts'
import { deedWords } from '../words/deed-words.ts'
import { comesBackWords, doneWords, helpWords, nextLink } from '../words/overtaken-words.ts'
import { ProblemError } from '../errors.ts'
import { typedFields } from '../forms/forms.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'

/** Fields for words of one's own, of which one word may be enough. */
const ownWords: ReadonlySet<string> = new Set([
  'reason',
  'reasonWords',
  'reasonAfterDeath',
  'earlyReason',
  'overrideReason',
  'comment',
  'note',
  'notes',
  'refusal',
  'contact',
  'notDispensedNote',
])

/** What somebody wrote, in any field: it is shown once more where the form does not come back. Choices are one word each. */
export const writtenIn = (typed: Readonly<Record<string, string>>): string[] =>
  Object.entries(typed).flatMap(([field, value]) => {
    const text = value.trim()
    return text !== '' && (ownWords.has(field) || /\s/.test(text)) ? [value] : []
  })

/** A request on its way to do or show something. */
export type Attempt = {
  readonly req: Request
  readonly proof: Proof
  readonly origin: Origin
  readonly event: EventName
}

/**
 * Says that somebody else was faster: who, what and when, to each reader what is theirs to know. The attempt is recorded.
 * @returns what stands above the form, where it comes back (409) with what was typed
 * @throws ProblemError (409, or 404 for a page) where it does not
 */
export async function answerOvertaken(
  services: Services,
  { req, proof, origin, event }: Attempt,
  { deed, where }: OvertakenError,
): Promise<InvalidForm> {
  await recordFailed(services.trail, proof, origin, event, { rule: 'already-done', ...where.about })
  const words = await deedWords(services, proof.actor, deed)
  if (where.comesBack !== undefined) {
    const advice = comesBackWords(where.comesBack, deed.values)
    const message = said('overtaken.deed-advice', { deed: words, advice })
    const errors = [{ field: wholeForm, message, link: nextLink(where.next) }]
    return { errors, status: 409, code: 'overtaken' }
  }
  throw new ProblemError({
    // A page of what is over is there no more; a change of it is in conflict with what was done.
    status: req.method === 'POST' ? 409 : 404,
    code: `already-${deed.done}`,
    heading: said('overtaken.heading', { done: doneWords(deed.done) }),
    reason: words,
    help: (where.help ?? []).map((code) => helpWords(code, deed.values)),
    wayOut: [nextLink(where.next)],
    written: writtenIn(typedFields(req)),
  })
}

/**
 * Makes a change, or answers that somebody else was faster.
 * @throws ProblemError (409) where its form does not come back
 */
export async function unlessOvertaken<Done>(
  services: Services,
  attempt: Attempt,
  change: () => Promise<Done>,
): Promise<Done | InvalidForm> {
  try {
    return await change()
  } catch (error) {
    if (error instanceof OvertakenError) {
      return answerOvertaken(services, attempt, error)
    }
    throw error
  }
}
