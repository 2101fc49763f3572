import type { Fact } from '../other-details.ts'
import { fieldName } from './field-names.ts'
import { isObject } from './resource.ts'

/** Longer than any detail of a person: a document, or a picture. */
const longestWords = 1_000

const leftOut = new Set(['system', 'url', 'id', 'extension', 'version', 'userSelected'])

/** The words of a value, whatever its type: its own text or display, else all that it says. */
function wordsIn(value: unknown): string {
  if (Array.isArray(value)) {
    return value
      .map(wordsIn)
      .filter((part) => part !== '')
      .join(', ')
  }
  if (!isObject(value)) {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? `${value}`
      : ''
  }
  const own = ['text', 'display'].map((name) => value[name]).find((said) => typeof said === 'string')
  return typeof own === 'string'
    ? own
    : Object.entries(value)
        .filter(([name]) => !leftOut.has(name))
        .map(([, one]) => wordsIn(one))
        .filter((part) => part !== '')
        .join(' ')
}

/** "mothers maiden name" for `…/StructureDefinition/patient-mothersMaidenName`. */
function nameIn({ url }: Readonly<Record<string, unknown>>): string {
  if (typeof url !== 'string') {
    return 'a further detail'
  }
  const last = url.split(/[/#]/).findLast((part) => part !== '') ?? url
  return last
    .replace(/^(?:patient|humanname|us-core)-/, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]+/g, ' ')
    .toLowerCase()
}

function valueOf(extension: Readonly<Record<string, unknown>>): string {
  const within: readonly unknown[] = Array.isArray(extension['extension']) ? extension['extension'] : []
  const value = Object.entries(extension).find(([name]) => name.startsWith('value'))?.[1]
  const parts = within.filter(isObject).map((one) => `${nameIn(one)} ${valueOf(one)}`)
  return [wordsIn(value), ...parts].filter((part) => part.trim() !== '').join(', ')
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

/** Every extension of a resource, at whatever depth, as words under its name (https://hl7.org/fhir/R4/extensibility.html). */
export function extensionFacts(kind: string, json: Readonly<Record<string, unknown>>): SaidInExtensions {
  const facts: Fact[] = []
  const remarks: string[] = []
  for (const { path, extension } of extensionsIn(json, '')) {
    const words = valueOf(extension)
    if (words === '' || words.length > longestWords) {
      remarks.push(
        `${path === '' ? 'extension' : path}: holds a further detail that cannot be shown in words, so it is left out`,
      )
    } else {
      const within = path === '' ? '' : `${capital(fieldName(kind, path) ?? 'a further detail')}: `
      facts.push({ key: capital(`${within}${nameIn(extension)}`), value: words })
    }
  }
  return { facts, remarks }
}
