import type { MessageToSay } from '../../views/words/said.ts'
import type { FieldError } from '../../views/components/fields/field.ts'
import type { AuditEntry } from '../audit/entry.ts'
import type { EventName } from '../audit/events.ts'
import type { NextStep } from '../overtaken/overtaken.ts'
import type { RefusalRule } from './refusal-rule.ts'
import { refusals } from './refusals.ts'

/** Why something cannot be done now: a code of the table. */
export type RefusalCode = keyof typeof refusals

/** What the words of a refusal need to know. */
export type RefusalValues = Readonly<Record<string, number | string | Date | MessageToSay>>

export type RefusalOptions = {
  readonly values?: RefusalValues
  /** What is wrong with what was asked, field by field, in the words of what reads it. */
  readonly faults?: readonly FieldError[]
  /** The fields that it is about, where the table does not say one. */
  readonly fields?: readonly string[]
  /** What the audit row names beside who tried. */
  readonly about?: Pick<AuditEntry, 'resource' | 'patientId'>
  /** The event under which the log says it, where neither the table nor what was tried says which. */
  readonly recordedAs?: EventName
  /** Where its reader goes on. */
  readonly next?: NextStep
  /** After so long it can be tried again, where the table does not say it. */
  readonly retryAfterSeconds?: number
  /** Whether it is recorded already: with what had to stay, as a wrong code that counts. */
  readonly recorded?: boolean
}

/**
 * A change that cannot be made now, said in a code. Thrown inside its transaction, so that nothing of it stays; the face puts
 * it on record once and says it in words.
 */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly values: RefusalValues
  readonly fields: readonly string[]
  readonly faults: readonly FieldError[]
  readonly about: NonNullable<RefusalOptions['about']>
  readonly recorded: boolean
  readonly next: RefusalOptions['next']
  readonly retryAfterSeconds: number | undefined
  readonly #recordedAs: EventName | undefined

  constructor(
    code: RefusalCode,
    {
      values = {},
      fields,
      faults = [],
      about = {},
      next,
      recorded = false,
      recordedAs,
      retryAfterSeconds,
    }: RefusalOptions = {},
  ) {
    super(code)
    this.name = 'Refused'
    this.code = code
    this.values = values
    this.fields = fields ?? [this.rule.field ?? 'form']
    this.faults = faults
    this.about = about
    this.recorded = recorded
    this.next = next
    this.retryAfterSeconds = retryAfterSeconds ?? this.rule.retryAfterSeconds
    this.#recordedAs = recordedAs
  }

  get rule(): RefusalRule {
    return refusals[this.code]
  }

  /** Under which event the log says it; undefined for that of what was tried. */
  get recordedAs(): EventName | undefined {
    return this.#recordedAs ?? this.rule.recordedAs
  }

  /** As the audit row says it: what was not for this person to do, and what only failed. */
  get outcome(): 'refused' | 'failure' {
    const { status, outcome } = this.rule
    return outcome ?? (status === 403 || status === 404 ? 'refused' : 'failure')
  }
}
