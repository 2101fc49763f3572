import path from 'node:path'
import { inspect } from 'node:util'
import { withSourcePlaces } from './source-places.ts'

/** What node:test tells of a test that ended. */
export type EndedTest = {
  readonly name: string
  readonly nesting: number
  readonly file?: string
  readonly skip?: string | boolean
  readonly todo?: string | boolean
  readonly details: {
    readonly duration_ms: number
    readonly type?: string
    readonly error?: Error & { readonly failureType?: unknown }
  }
}

type Begun = { readonly name: string; readonly nesting: number; told: boolean }

const compiled = path.resolve(import.meta.dirname, '..')
const project = path.dirname(compiled)

/** Node names the source where it knows it, and the compiled file elsewhere. */
const placeInProject = (file: string) =>
  path.relative(file.startsWith(`${compiled}${path.sep}`) ? compiled : project, file).replace(/\.js$/, '.ts')

const indented = (text: string, nesting: number) => text.replaceAll(/^(?=.)/gm, '  '.repeat(nesting))

/** What the tests of one program did, in words, written as each of its outermost tests ends. */
export class Report {
  readonly #write: (text: string) => void
  readonly #failures: string[]
  #begun: Begun[] = []
  #lines: string[] = []

  /** @param failures where what failed is kept too, to be said again at the end of the run */
  constructor(write: (text: string) => void, failures: string[]) {
    this.#write = write
    this.#failures = failures
  }

  begins({ name, nesting }: { name: string; nesting: number }): void {
    this.#begun = [...this.#begun.filter((outer) => outer.nesting < nesting), { name, nesting, told: false }]
  }

  passes(test: EndedTest): void {
    if (test.details.type !== 'suite') {
      const left = test.skip ?? test.todo
      const mark = left === undefined ? '✔' : '﹣'
      this.#tell(
        test,
        `${mark} ${test.name} (${seconds(test)})${typeof left === 'string' ? `: ${left}` : ''}`,
      )
    }
    this.#ends(test)
  }

  fails(test: EndedTest): void {
    const { error } = test.details
    if (error?.failureType !== 'subtestsFailed') {
      const why = withSourcePlaces(inspect(error?.cause ?? error, { depth: 6 }))
      this.#tell(test, `✖ ${test.name} (${seconds(test)})\n${indented(why, 1)}`)
      this.#failures.push(`✖ ${this.#placeOf(test)}\n${indented(why, 1)}`)
    }
    this.#ends(test)
  }

  /** Says something of the program as a whole, after what was told so far. */
  says(text: string): void {
    this.#lines.push(withSourcePlaces(text))
    this.#flush()
  }

  #tell(test: EndedTest, line: string): void {
    for (const outer of this.#begun) {
      if (!outer.told && outer.nesting < test.nesting) {
        this.#lines.push(indented(`▶ ${outer.name}`, outer.nesting))
        outer.told = true
      }
    }
    this.#lines.push(indented(line, test.nesting))
  }

  #ends({ nesting }: EndedTest): void {
    this.#begun = this.#begun.filter((outer) => outer.nesting < nesting)
    if (nesting === 0) {
      this.#flush()
    }
  }

  #placeOf({ file, name, nesting }: EndedTest): string {
    const names = [...this.#begun.filter((outer) => outer.nesting < nesting).map((outer) => outer.name), name]
    const where = file === undefined ? [] : [placeInProject(file)]
    return [...where, ...names].join(' › ')
  }

  #flush(): void {
    this.#write(this.#lines.splice(0).join('\n').concat('\n'))
  }
}

const seconds = ({ details }: EndedTest) => `${(details.duration_ms / 1000).toFixed(1)} s`
