import { jsonMember, jsonMembers } from './json-members.ts'
import { isObject, type Json, type ParsedJson } from '../resource.ts'

/** One entry of a Bundle: its resource, or why there is none to take. */
export type BundleEntry = { readonly number: number } & (
  { readonly parsed: ParsedJson } | { readonly reason: string }
)

/** Whether JSON is a FHIR Bundle (https://hl7.org/fhir/R4/bundle.html). */
export const isBundle = (json: unknown): json is Json => isObject(json) && json['resourceType'] === 'Bundle'

const uuidUrl = /^urn:(?:uuid|oid):([A-Za-z0-9\-.]{1,64})$/

type Entry = { readonly text: string; readonly json: Json; readonly fullUrl: string | undefined }

function entriesOf(text: string): Entry[] {
  const all = jsonMember(text, 'entry')
  return [...jsonMembers(all ?? '[]')].map((member) => {
    const json: unknown = JSON.parse(member.text)
    const entry = isObject(json) ? json : {}
    return {
      text: member.text,
      json: entry,
      fullUrl: typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : undefined,
    }
  })
}

const resourceOf = ({ json }: Entry): Json | undefined =>
  isObject(json['resource']) ? json['resource'] : undefined

/** A resource that is known by a `urn:uuid:` alone takes that as its id, so that the next import finds it again. */
function withId(text: string, { id }: Json, fullUrl: string | undefined): string {
  const [, uuid] = uuidUrl.exec(fullUrl ?? '') ?? []
  return id === undefined && uuid !== undefined ? text.replace('{', `{"id":"${uuid}",`) : text
}

/** What the entries are called within this Bundle and, as type and id, outside it: where the two differ. */
function namesOf(entries: readonly Entry[]): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap((entry) => {
      const { id, resourceType } = resourceOf(entry) ?? {}
      const { fullUrl } = entry
      return fullUrl !== undefined && uuidUrl.test(fullUrl) && typeof id === 'string'
        ? [[fullUrl, `${String(resourceType)}/${id}`] as const]
        : []
    }),
  )
}

const referenceMember = /("reference"\s*:\s*)"(urn:(?:uuid|oid):[A-Za-z0-9\-.]{1,64})"/g

/**
 * The resources of a Bundle, each as it is written, but for references to other entries by a `urn:uuid:` that holds only
 * within the Bundle: they become references by type and id.
 * @param bundle valid JSON of a Bundle
 */
export function* bundleEntries(bundle: string): Generator<BundleEntry> {
  const entries = entriesOf(bundle)
  const names = namesOf(entries)
  for (const [nth, entry] of entries.entries()) {
    const number = nth + 1
    const json = resourceOf(entry)
    const { request } = entry.json
    if (json === undefined) {
      const deletes = isObject(request) && request['method'] === 'DELETE'
      const reason = deletes
        ? 'request: asks to delete a resource, which an import never does: correct the record in MedGuard'
        : 'resource: is missing'
      yield { number, reason }
    } else {
      const text = withId(jsonMember(entry.text, 'resource') ?? '{}', json, entry.fullUrl).replaceAll(
        referenceMember,
        (whole, before: string, url: string) => {
          const name = names.get(url)
          return name === undefined ? whole : `${before}"${name}"`
        },
      )
      yield { number, parsed: { text, json: JSON.parse(text) } }
    }
  }
}

/** Whether a Bundle says that it is but one page of several. */
export const hasFurtherPage = ({ link }: Json): boolean =>
  Array.isArray(link) && link.some((one) => isObject(one) && one['relation'] === 'next')
