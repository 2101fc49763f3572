import { notInWords } from '../messages/note-labels.ts'
import { isObject, type Json } from '../resource.ts'
import { extensionFacts } from './extension-facts.ts'
import { nameInWords, valueWords, wordless } from './value-words.ts'

/** Longer than any detail: a document, or a picture. */
const longestDetail = 1_000

/** What every resource holds that is not about its patient, and what the mappings read by themselves. */
const notDetails = new Set([
  'resourceType',
  'id',
  'meta',
  'text',
  'language',
  'contained',
  'identifier',
  'subject',
  'patient',
  'medicationReference',
  'groupIdentifier',
  'extension',
])

type Unread = { readonly path: readonly string[]; readonly value: unknown }

const isBackbone = (value: unknown): boolean => isObject(value) || Array.isArray(value)

/** What stands in a resource and not in what was read of it. */
function* unread(said: unknown, read: unknown, path: readonly string[]): Generator<Unread> {
  if (Array.isArray(said)) {
    const within: readonly unknown[] = Array.isArray(read) ? read : []
    for (const [nth, one] of said.entries()) {
      if (within[nth] === undefined) {
        yield { path, value: one }
      } else {
        yield* unread(one, within[nth], path)
      }
    }
  } else if (isObject(said)) {
    const within = isObject(read) ? read : {}
    for (const [name, value] of Object.entries(said)) {
      const isDetail = path.length > 0 || !notDetails.has(name)
      if (!isDetail || name === 'extension' || name.startsWith('_')) {
        continue
      }
      if (within[name] !== undefined) {
        yield* unread(value, within[name], [...path, name])
      } else if (Array.isArray(value) && value.every(isBackbone)) {
        for (const one of value) {
          yield { path: [...path, name], value: one }
        }
      } else {
        yield { path: [...path, name], value }
      }
    }
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What a resource says besides, as lines; and where something of it cannot be said in words. */
export type FurtherDetails = { readonly lines: readonly string[]; readonly remarks: readonly string[] }

/**
 * Everything that a resource says and its mapping does not read, in words under the names of its elements, extensions
 * included: what has no place of its own is shown all the same.
 * @param json what could be read of it
 * @param read what the mapping has read
 * @param timeZone the facility's
 */
export function furtherDetails(kind: string, json: Json, read: object, timeZone: string): FurtherDetails {
  const lines = new Map<string, string[]>()
  const remarks: string[] = []
  for (const { path, value } of unread(json, read, [])) {
    const last = path.at(-1) ?? ''
    // Somebody who takes part for as long as the whole lasts is told no time of their own.
    const isTheSame = last === 'period' && JSON.stringify(value) === JSON.stringify(json['period'])
    const words = wordless.has(last) || isTheSame ? '' : valueWords(value, timeZone, last)
    if (words.length > longestDetail) {
      remarks.push(notInWords(path.join('.')))
    } else if (words !== '') {
      const label = capital(path.map(nameInWords).join(', '))
      lines.set(label, [...(lines.get(label) ?? []), words])
    }
  }
  const extensions = extensionFacts(kind, json, timeZone)
  return {
    lines: [
      ...[...lines].map(([label, words]) => `${label}: ${[...new Set(words)].join('; ')}`),
      ...new Set(extensions.facts.map(({ key, value }) => `${key}: ${value}`)),
    ],
    remarks: [...remarks, ...extensions.remarks],
  }
}
