import type { Source } from '../sources.ts'

type Declared = { readonly place: string; readonly name: string; readonly parent: string }

const declaration = /\bclass (\w+)(?:<[^{]*?>)? extends (\w+)/g

/** Every class that extends Error, directly or by another, as "file: name". */
function errors(sources: readonly Source[]): Declared[] {
  const classes = sources.flatMap(({ file, text }) =>
    [...text.matchAll(declaration)].map(([, name = '', parent = '']) => ({
      place: `${file}: ${name}`,
      name,
      parent,
    })),
  )
  const found = new Set(['Error', 'TypeError', 'RangeError', 'AggregateError'])
  for (let size = 0; size !== found.size;) {
    size = found.size
    for (const { name, parent } of classes) {
      if (found.has(parent)) {
        found.add(name)
      }
    }
  }
  return classes.filter(({ name }) => found.has(name))
}

/** The ways in which the product says no: every class of errors. */
export const errorClasses = (sources: readonly Source[]): string[] =>
  errors(sources).map(({ place }) => place)

/** Classes of errors whose names do not say that they are. */
export const unnamedErrors = (sources: readonly Source[]): string[] =>
  errors(sources)
    .filter(({ name }) => name !== 'Refused' && !name.endsWith('Error'))
    .map(({ place }) => place)
