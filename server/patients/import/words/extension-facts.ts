import type { Fact } from '../../demographics/other-details.ts'
import { fieldName } from './field-names.ts'
import { notInWords } from '../messages/note-labels.ts'
import { isObject } from '../resource.ts'
import { nameInWords, valueWords } from './value-words.ts'

/** Longer than any detail of a person: a document, or a picture. */
const longestWords = 1_000

/** "mothers maiden name" for `…/StructureDefinition/patient-mothersMaidenName`. */
function nameIn({ url }: Readonly<Record<string, unknown>>): string {
  if (typeof url !== 'string') {
    return 'a further detail'
  }
  const last = url.split(/[/#]/).findLast((part) => part !== '') ?? url
  return nameInWords(last.replace(/^(?:patient|humanname|us-core)-/, ''))
}

function valueOf(extension: Readonly<Record<string, unknown>>, timeZone: string): string {
  const within: readonly unknown[] = Array.isArray(extension['extension']) ? extension['extension'] : []
  const value = Object.entries(extension).find(([name]) => name.startsWith('value'))?.[1]
  const parts = within.filter(isObject).map((one) => `${nameIn(one)} ${valueOf(one, timeZone)}`)
  return [valueWords(value, timeZone), ...parts].filter((part) => part.trim() !== '').join(', ')
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What extensions of a resource say, and where some are that cannot be said in words. */
export type SaidInExtensions = { readonly facts: Fact[]; readonly remarks: readonly string[] }

function* extensionsIn(
  value: unknown,
  path: string,
): Generator<{ path: string; extension: Readonly<Record<string, unknown>> }> {
  if (Array.isArray(value)) {
    for (const one of value) {
      yield* extensionsIn(one, path)
    }
  } else if (isObject(value)) {
    for (const [name, one] of Object.entries(value)) {
      if (name === 'extension') {
        const all: readonly unknown[] = Array.isArray(one) ? one : []
        for (const extension of all.filter(isObject)) {
          yield { path, extension }
        }
      } else if (name !== 'contained' && name !== 'text' && name !== 'meta') {
        const plain = name.replace(/^_/, '')
        yield* extensionsIn(one, path === '' ? plain : `${path}.${plain}`)
      }
    }
  }
}

/**
 * Every extension of a resource, at whatever depth, as words under its name (https://hl7.org/fhir/R4/extensibility.html).
 * @param timeZone the facility's, for dates with a time of day
 */
export function extensionFacts(
  kind: string,
  json: Readonly<Record<string, unknown>>,
  timeZone: string,
): SaidInExtensions {
  const facts: Fact[] = []
  const remarks: string[] = []
  for (const { path, extension } of extensionsIn(json, '')) {
    const words = valueOf(extension, timeZone)
    if (words === '' || words.length > longestWords) {
      remarks.push(notInWords(path === '' ? 'extension' : path))
    } else {
      const within = path === '' ? '' : `${capital(fieldName(kind, path) ?? 'a further detail')}: `
      facts.push({ key: capital(`${within}${nameIn(extension)}`), value: words })
    }
  }
  return { facts, remarks }
}
