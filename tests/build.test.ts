import assert from 'node:assert/strict'
import { isAscii } from 'node:buffer'
import { execFile } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { folders } from '../server/assets/folders.ts'

const run = promisify(execFile)

/** Options by which Node runs that code before a program. */
const imported = (code: string) => ['--import', `data:text/javascript,${encodeURIComponent(code)}`]

describe('building the program', () => {
  const clone = mkdtempSync(path.join(os.tmpdir(), 'medguard-build-'))
  const at = (...names: string[]) => path.join(clone, ...names)

  const build = () => run(process.execPath, [at('build.js')])
  /** The command line, as somebody types it. @returns what it said; rejects where it fails */
  const command = async () => (await run(process.execPath, [at('bin', 'medguard.js'), '--help'])).stdout

  before(async () => {
    const parts = [
      'config',
      'server',
      'middleware',
      'models',
      'views',
      'bin',
      'build.js',
      'bundle.js',
      'package.json',
      'tsconfig.json',
    ]
    for (const part of [...parts, 'package-lock.json']) {
      cpSync(path.join(folders.project, part), at(part), { recursive: true })
    }
    mkdirSync(at('tests'))
    symlinkSync(path.join(folders.project, 'node_modules'), at('node_modules'))
    await build()
  })
  after(() => rmSync(clone, { recursive: true }))

  it('does nothing when nothing has changed', async () => {
    const [made, when] = [readlinkSync(at('dist')), statSync(at('dist', 'server', 'main.js')).mtimeMs]
    await build()
    assert.deepEqual(
      [readlinkSync(at('dist')), statSync(at('dist', 'server', 'main.js')).mtimeMs],
      [made, when],
    )
  })

  it('joins what is started into few files, which need none of the thousand that they were made from', async () => {
    const compiled = ['config', 'middleware', 'models', 'server', 'views']
    const moved = (name: string) => at('dist', `${name}-elsewhere`)
    for (const name of compiled) renameSync(at('dist', name), moved(name))
    try {
      assert.match(await command(), /import-fhir/)
    } finally {
      for (const name of compiled) renameSync(moved(name), at('dist', name))
    }
    const joined = readdirSync(at('dist', 'bundle')).filter((name) => name.endsWith('.js'))
    assert.ok(joined.length < 10, `${joined.length} files`)
  })

  it('keeps what was compiled of the program, and starts the same where that is gone, cut short, or of another text', async () => {
    const [kept = '', ...more] = readdirSync(at('dist', 'bundle')).filter((name) =>
      name.endsWith('.compiled'),
    )
    assert.deepEqual(more, [])
    const file = at('dist', 'bundle', kept)
    const whole = readFileSync(file)
    assert.match(await command(), /import-fhir/)
    for (const bytes of [
      whole.subarray(0, whole.length / 2),
      Buffer.alloc(0),
      Buffer.alloc(whole.length, 7),
    ]) {
      writeFileSync(file, bytes)
      assert.match(await command(), /import-fhir/)
    }
    // A text of the same length, which V8 itself would take for the one that it compiled.
    const text = readFileSync(at('dist', 'bundle', 'program.cjs'), 'latin1')
    writeFileSync(file, whole)
    writeFileSync(
      at('dist', 'bundle', 'program.cjs'),
      text.replaceAll('import-fhir', 'fhir-import'),
      'latin1',
    )
    assert.match(await command(), /fhir-import/)
    writeFileSync(at('dist', 'bundle', 'program.cjs'), text, 'latin1')
    rmSync(file)
    assert.match(await command(), /import-fhir/)
    await build()
    assert.deepEqual(readFileSync(file).subarray(0, 32), whole.subarray(0, 32))
  })

  it('writes letters beyond ASCII as escapes, in regular expressions too, and imports nothing by itself later on', () => {
    const code = readFileSync(at('dist', 'bundle', 'program.cjs'))
    assert.ok(isAscii(code))
    const source = readFileSync(at('server', 'crypto', 'signed-note.ts'), 'utf8')
    assert.match(source, /\/\^— /)
    assert.ok(code.includes(String.raw`/^\u2014 `))
    assert.doesNotMatch(code.toString('latin1'), /[^.\w'"`{]import\((?!')/)
  })

  it('names our sources in the trace of a fault, and reads their map for that alone', async () => {
    const script = JSON.stringify(path.join(realpathSync(at('dist')), 'bundle', 'program.cjs'))
    const told = imported(
      `import { findSourceMap } from 'node:module'; process.on('exit', () => console.error('map read:', findSourceMap(${script}) !== undefined))`,
    )
    const started = (...options: string[]) =>
      run(process.execPath, ['--enable-source-maps', ...told, ...options, at('bin', 'medguard.js'), '--help'])
    assert.match((await started()).stderr, /map read: false/)
    await assert.rejects(
      started(
        ...imported(
          "Object.defineProperty(process, 'argv', { get() { throw new Error('no words today') } })",
        ),
      ),
      /no words today[^]*\/server\/bundle\/program\.ts:\d+:\d+/,
    )
  })

  it('leaves every command that runs in the same seconds the old program whole, or the new one', async () => {
    const made = readlinkSync(at('dist'))
    // A name that one file gives and another takes: what half a build breaks.
    appendFileSync(at('server', 'version.ts'), "\nexport const added = 'added'\n")
    appendFileSync(at('server', 'cli', 'program.ts'), "\nexport { added } from '../version.ts'\n")
    const state = { building: true }
    const built = Promise.all([build(), build()]).finally(() => {
      state.building = false
    })
    let commands = 0
    while (state.building) {
      assert.match(await command(), /import-fhir/)
      commands += 1
    }
    await built
    assert.ok(commands > 0)
    assert.notEqual(readlinkSync(at('dist')), made)
    assert.match(await command(), /import-fhir/)
  })

  it('that fails leaves the program as it was', async () => {
    const made = readlinkSync(at('dist'))
    appendFileSync(
      at('server', 'assets', 'build-stylesheet.ts'),
      "\nthrow new Error('no stylesheet today')\n",
    )
    await assert.rejects(build())
    assert.equal(readlinkSync(at('dist')), made)
    assert.match(await command(), /import-fhir/)
  })
})
