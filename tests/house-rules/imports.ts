import path from 'node:path'
import type { Source } from './sources.ts'

/** One file needs another, or a package; `typeOnly` where nothing of it is left when the program runs. */
export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }

const statement = /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm
const whenNeeded = /\bimport\(\s*'([^']+)'/g

const placeOf = (from: string, target: string) =>
  target.startsWith('.') ? path.posix.join(path.posix.dirname(from), target) : target

/** What a file imports, those that it imports only when it needs them too. */
export function importsOf({ file, text }: Source): Import[] {
  return [
    ...[...text.matchAll(statement)].map(([, type, target = '']) => ({
      from: file,
      to: placeOf(file, target),
      typeOnly: type !== undefined,
    })),
    ...[...text.matchAll(whenNeeded)].map(([, target = '']) => ({
      from: file,
      to: placeOf(file, target),
      typeOnly: false,
    })),
  ]
}

function neededBy(imports: readonly Import[]): ReadonlyMap<string, readonly string[]> {
  const needs = new Map<string, string[]>()
  for (const { from, to } of imports) {
    needs.set(from, [...(needs.get(from) ?? []), to])
  }
  return needs
}

/** These files and all that they need, directly or by others, types included. */
export function reachedFrom(files: readonly string[], imports: readonly Import[]): ReadonlySet<string> {
  const needs = neededBy(imports)
  const reached = new Set(files)
  for (const file of reached) {
    for (const next of needs.get(file) ?? []) {
      reached.add(next)
    }
  }
  return reached
}

/**
 * Files that need each other, directly or by others, types included: groups, each in the order of their names. The strongly
 * connected components of Tarjan (1972).
 */
export function circlesIn(imports: readonly Import[]): string[][] {
  const needs = neededBy(imports)
  const index = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const visit = (file: string) => {
    const own = index.size
    index.set(file, own)
    lowest.set(file, own)
    open.push(file)
    for (const next of needs.get(file) ?? []) {
      if (!index.has(next)) {
        visit(next)
      }
      if (open.includes(next)) {
        lowest.set(file, Math.min(lowest.get(file) ?? own, lowest.get(next) ?? own))
      }
    }
    if (lowest.get(file) === own) {
      const circle = open.splice(open.indexOf(file))
      if (circle.length > 1) {
        circles.push(circle.toSorted((a, b) => (a < b ? -1 : 1)))
      }
    }
  }
  for (const file of needs.keys()) {
    if (!index.has(file)) {
      visit(file)
    }
  }
  return circles.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
}
