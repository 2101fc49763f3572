import type { Reference } from './datatypes.ts'
import { isObject, type Json } from '../resource.ts'

/** The resource that a reference names within the resource that holds it; undefined where there is none. */
export function containedIn(json: Json, reference: Reference | undefined): Json | undefined {
  const [, id] = /^#(.+)$/.exec(reference?.reference ?? '') ?? []
  const contained: readonly unknown[] = Array.isArray(json['contained']) ? json['contained'] : []
  return id === undefined ? undefined : contained.filter(isObject).find((one) => one['id'] === id)
}
