import { circlesIn, importsOf } from '../imports.ts'
import type { Source } from '../sources.ts'
import { declaresRoutes } from './verbs.ts'

const roomOf = (file: string) =>
  file
    .split('/')
    .slice(0, file.startsWith('server/') && file.split('/').length > 2 ? 2 : 1)
    .join('/')

/** Files that need each other in a circle, types included: each with the circle that it stands in. */
export const filesInCircles = (sources: readonly Source[]): string[] => {
  const known = new Set(sources.map(({ file }) => file))
  const circles = circlesIn(sources.flatMap(importsOf).filter(({ to }) => known.has(to)))
  return circles.flatMap((circle) => circle.map((file) => `${file}: in a circle of ${circle.length}`))
}

/** Imports of a file in a folder of a room (`server/<room>/<folder>/`) from outside that room; the faces of http/ are every room's. */
export const pastTheDoor = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ file }) => !['server/routes.ts', 'server/services.ts'].includes(file))
    .flatMap(importsOf)
    .filter(({ from, to }) => /^server\/(?!http\/)[^/]+\/[^/]+\//.test(to) && roomOf(from) !== roomOf(to))
    .map(({ from, to }) => `${from}: imports ${to}`)

/** Files of routes that change something or ask a model by themselves. */
export const routesThatAct = (sources: readonly Source[]): string[] =>
  sources
    .filter(
      (source) =>
        declaresRoutes(source.file) &&
        (/\bauditedChange\b/.test(source.text) ||
          importsOf(source).some(
            ({ to, typeOnly }) => /^models\/(?!queries\/|migrations\/)/.test(to) && !typeOnly,
          )),
    )
    .map(({ file }) => file)

/** How many imports lead from each room to each other, in the order of their names; types included. */
export function arrows(sources: readonly Source[]): { from: string; to: string; imports: number }[] {
  const counted = new Map<string, number>()
  const known = new Set(sources.map(({ file }) => file))
  for (const { from, to } of sources.flatMap(importsOf)) {
    if (known.has(to) && roomOf(from) !== roomOf(to)) {
      const arrow = `${roomOf(from)} ${roomOf(to)}`
      counted.set(arrow, (counted.get(arrow) ?? 0) + 1)
    }
  }
  return [...counted]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([arrow, imports]) => {
      const [from = '', to = ''] = arrow.split(' ')
      return { from, to, imports }
    })
}
