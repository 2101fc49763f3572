import type { Request } from 'express'
import { wholeForm } from '../../../views/components/forms/error-summary.tsx'
import type { FieldError } from '../../../views/components/fields/field.ts'
import { said } from '../../../views/words/said.ts'
import { carriedFields } from '../../carried-fields.ts'
import { plainFieldsOfRecords } from './form-fields.ts'
import { neverShownAgain } from './never-shown-again.ts'
import { plainName, resemblingName } from '../words/resembling-name.ts'
import { sentAlong } from '../words/sent-along.ts'
import { wordsOfAPerson } from '../words/words-of-a-person.ts'

/** How far something has come, which kind of it is meant and whose it is: where no form asks, the house says it itself. */
const settledByTheHouse: ReadonlySet<string> = new Set(['status', 'state', 'kind', 'scope', 'userId'])

const isTechnical = (name: string): boolean =>
  neverShownAgain.has(name) || carriedFields.has(name) || settledByTheHouse.has(name) || name.startsWith('_')

const saysNothing = (value: unknown): boolean => typeof value === 'string' && value.trim() === ''

const refusal = (name: string, meant: string | undefined): FieldError => ({
  field: wholeForm,
  message: meant === undefined ? said('fault.foreign', { name }) : said('fault.misspelt', { name, meant }),
})

const asTheForm = (name: string): string => name

/**
 * What was sent in fields that the form does not take, each by its name, so that nothing which somebody meant to write down
 * is dropped without a word: what belongs into a patient’s record (of another form, or not the sender’s to write), what other
 * systems call what they know of a person, and a misspelt field of the form. An empty field says nothing. Whatever else
 * browsers, tools and programs send with a form (the name of a button, a token, a role) changes nothing, and is left aside.
 * @param called how its sender calls a field
 * @param nothingElse whether the form refuses every field that it does not take, but for what is sent along
 */
export function foreignFields(
  fields: ReadonlySet<string>,
  { body }: Pick<Request, 'body'>,
  called: (name: string) => string = asTheForm,
  nothingElse = false,
): FieldError[] {
  return Object.entries(typeof body === 'object' && body !== null ? { ...body } : {}).flatMap(
    ([name, value]) => {
      if (fields.has(name) || isTechnical(name) || saysNothing(value)) {
        return []
      }
      const meant = resemblingName(name, fields)
      const plain = plainName(name)
      const isForeign = nothingElse && !sentAlong.has(name)
      return isForeign || meant !== undefined || plainFieldsOfRecords.has(plain) || wordsOfAPerson.has(plain)
        ? [refusal(called(name), meant === undefined ? undefined : called(meant))]
        : []
    },
  )
}
