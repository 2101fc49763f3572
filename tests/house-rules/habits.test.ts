import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import semver from 'semver'
import { z } from 'zod'
import { projectRoot } from './sources.ts'

const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8')
const readJson = <Shape>(file: string, shape: z.ZodType<Shape>): Shape => shape.parse(JSON.parse(read(file)))

const project = readJson(
  'package.json',
  z.object({ scripts: z.record(z.string(), z.string()), engines: z.object({ node: z.string() }) }),
)
const lock = readJson(
  'package-lock.json',
  z.object({
    packages: z.record(
      z.string(),
      z.object({
        engines: z.union([z.object({ node: z.string().optional() }), z.array(z.string())]).optional(),
      }),
    ),
  }),
)
/** The oldest Node.js of each line that the project promises to run on. */
const promised = project.engines.node.split('||').map((range) => semver.minVersion(range)?.version ?? '')

describe('every change passes the same checks everywhere:', () => {
  const steps = (project.scripts['check'] ?? '').split(' && ').toSorted()

  it('those of "npm run check" are those of a fresh clone', () => {
    const run = read('.ci/run')
    const fresh = [...run.matchAll(/npm (?:test|run -s \S+)/g)].map(([step]) => step.replace(/'$/, ''))
    assert.deepEqual(fresh.toSorted(), steps)
    assert.deepEqual(steps, ['npm run -s lint', 'npm run -s typecheck', 'npm test'])
  })

  it('a fresh clone runs the command that the first page tells people', () => {
    assert.match(read('README.md'), /^npm ci && npm test$/m)
    assert.match(read('.ci/run'), /^bash -c 'npm ci && npm test'/m)
  })

  it('editors are told to write as the formatter does', () => {
    const style = readJson(
      '.prettierrc.json',
      z.object({
        printWidth: z.number(),
        tabWidth: z.number().default(2),
        useTabs: z.boolean().default(false),
        endOfLine: z.string().default('lf'),
      }),
    )
    // What comes first is for every file; later parts make exceptions.
    const everywhere = read('.editorconfig').split('\n[')[1] ?? ''
    const told = new Map([...everywhere.matchAll(/^(\w+) = (\S+)$/gm)].map(([, name = '', is]) => [name, is]))
    assert.deepEqual(
      ['max_line_length', 'indent_size', 'indent_style', 'end_of_line'].map((name) => told.get(name)),
      [`${style.printWidth}`, `${style.tabWidth}`, style.useTabs ? 'tab' : 'space', style.endOfLine],
    )
  })
})

describe('the versions of Node.js that the project promises', () => {
  it('begin with 20.19, and installing refuses others', () => {
    assert.equal(promised[0], '20.19.0')
    assert.match(read('.npmrc'), /^engine-strict=true$/m)
  })

  it('are accepted by every package', () => {
    const packages = Object.entries(lock.packages).flatMap(([place, { engines }]) =>
      engines === undefined || Array.isArray(engines) || engines.node === undefined
        ? []
        : [{ place, range: engines.node }],
    )
    assert.ok(packages.length > 100)
    const refusing = packages.flatMap(({ place, range }) =>
      promised
        .filter((version) => !semver.satisfies(version, range))
        .map((version) => `${place} wants ${range}, not ${version}`),
    )
    assert.deepEqual(refusing, [])
  })

  it('are those that the first page names', () => {
    for (const version of promised) {
      assert.match(
        read('README.md'),
        new RegExp(`\\b${version.replace(/\.0$/, '').replaceAll('.', '\\.')}\\b`),
      )
    }
  })
})
