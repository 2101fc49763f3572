import { z } from 'zod'
import type { Resource } from '../resource.ts'

/** The fields of a resource that we use, and what was wrong with those that had to be left out. */
export type Fields<Shape> = {
  readonly fields: Shape
  readonly remarks: readonly string[]
  /** The resource without what had to be left out. */
  readonly json: unknown
}

/** A resource that cannot be used, and why; nothing of its content is in the reason. */
export type UnusableResource = { readonly unusable: string }

type Path = readonly PropertyKey[]

const pathText = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')

const inWords = ({ path, message }: z.core.$ZodIssue): string => `${pathText(path)}: ${message}`

const check = <Shape>(schema: z.ZodType<Shape>, json: unknown) =>
  schema.safeParse(json, { error: (issue) => (issue.input === undefined ? 'is missing' : undefined) })

/**
 * How much goes with a part that is wrong. A part of a dose or of a time alone would say something else than the whole:
 * they go as one.
 */
const deepest = 3

function remove(json: unknown, path: Path): void {
  const within = path.slice(0, -1)
  const last = path.at(-1)
  let holder: unknown = json
  for (const part of within) {
    holder = typeof holder === 'object' && holder !== null ? Reflect.get(holder, part) : undefined
  }
  if (Array.isArray(holder) && typeof last === 'number') {
    holder.splice(last, 1)
  } else if (typeof holder === 'object' && holder !== null && last !== undefined) {
    Reflect.deleteProperty(holder, last)
  }
}

const byPlaceFromTheEnd = (one: Path, other: Path): number => {
  const at = one.findIndex((part, nth) => part !== other[nth])
  const [left, right] = [one[at], other[at]]
  return typeof left === 'number' && typeof right === 'number' ? right - left : 0
}

/** What has to go so that the rest can be read: of each issue its own part, or what that cannot do without. */
function pathsToRemove(issues: readonly z.core.$ZodIssue[], missing: boolean): Path[] {
  const paths = issues.map(({ path }) => path.slice(0, missing ? path.length - 1 : deepest))
  const unique = new Map(paths.map((path) => [pathText(path), path]))
  return [...unique.values()].toSorted(byPlaceFromTheEnd)
}

const atMost = 20

/**
 * Reads the fields that a schema names. What is optional there and wrong in the resource is left out, with a remark,
 * rather than the whole resource with it.
 */
export function readFields<Shape>(
  schema: z.ZodType<Shape>,
  { json }: Pick<Resource, 'json'>,
): Fields<Shape> | UnusableResource {
  const first = check(schema, json)
  if (first.success) {
    return { fields: first.data, remarks: [], json }
  }
  const remarks = first.error.issues.map(inWords)
  const rest: unknown = structuredClone(json)
  let { issues } = first.error
  for (let round = 0; round < atMost; round += 1) {
    const lacking = issues.filter(({ message }) => message === 'is missing')
    const decisive = lacking.filter(({ path }) => path.length === 1)
    if (decisive.length > 0) {
      const fields = new Set(decisive.map(({ path }) => String(path[0])))
      const reasons = first.error.issues.filter(({ path }) => fields.has(String(path[0])))
      return { unusable: reasons.map(inWords).join('; ') }
    }
    const wrong = issues.filter(({ message }) => message !== 'is missing')
    for (const path of pathsToRemove(wrong.length > 0 ? wrong : lacking, wrong.length === 0)) {
      remove(rest, path)
    }
    const next = check(schema, rest)
    if (next.success) {
      return { fields: next.data, remarks, json: rest }
    }
    ;({ issues } = next.error)
  }
  return { unusable: remarks.join('; ') }
}

/** Whether a resource cannot be used. */
export const isUnusable = (read: object): read is UnusableResource => 'unusable' in read
