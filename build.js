import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import path from 'node:path'
import { cachedDataVersionTag } from 'node:v8'

/*
 * The step of `npm run build` and `npm start` that compiles. `dist` is a link to a folder named for what it was made from:
 * where that is there already, nothing is done. Otherwise everything is made in a folder of its own, and the link is moved in
 * one step, so that a command that runs meanwhile has the old program whole, or the new one.
 */
const project = import.meta.dirname
const alone = ['build.js', 'bundle.js', 'tsconfig.json', 'package-lock.json']
const sources = ['config', 'server', 'middleware', 'models', 'views', 'tests']
const link = path.join(project, 'dist')

/** A build that was replaced stays for programs that run from it. */
const keptForMs = 60 * 60_000

function fingerprint() {
  const hash = createHash('sha256')
  const files = sources
    .flatMap((room) =>
      readdirSync(path.join(project, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(project, path.join(entry.parentPath, entry.name))),
    )
    .toSorted((a, b) => (a < b ? -1 : 1))
  for (const file of [...alone, ...files]) {
    if (existsSync(path.join(project, file))) {
      hash
        .update(`${file}\n`)
        .update(readFileSync(path.join(project, file)))
        .update('\n')
    }
  }
  return hash.digest('hex').slice(0, 16)
}

function run(command, args) {
  const bin = path.join(project, 'node_modules', '.bin')
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` }
  const { status, error } = spawnSync(command, args, { cwd: project, env, stdio: 'inherit' })
  if (status !== 0) {
    process.stderr.write(`The build failed${error === undefined ? '' : `: ${error.message}`}.\n`)
    process.exit(1)
  }
}

/** Where the link leads to, as a name in the project; undefined where there is none. */
const current = () => {
  try {
    return lstatSync(link).isSymbolicLink() ? readlinkSync(link) : undefined
  } catch {
    return undefined
  }
}

/** Makes the program in a folder that nobody has seen, then gives it its name. */
async function make(name) {
  const draft = path.join(project, `dist-making-${process.pid}`)
  try {
    mkdirSync(draft)
    const assets = path.join(link, 'assets')
    if (existsSync(assets)) {
      // Made again only where its own inputs changed.
      cpSync(assets, path.join(draft, 'assets'), { recursive: true, preserveTimestamps: true })
    }
    run('tsc', ['-p', 'tsconfig.json', '--noCheck', '--outDir', draft])
    cpSync(path.join(project, 'config', 'medicines.csv'), path.join(draft, 'config', 'medicines.csv'))
    // Loaded only where something is made, since most starts make nothing.
    const { bundle } = await import('./bundle.js')
    await bundle(path.join(draft, 'bundle'))
    run(process.execPath, [path.join(draft, 'server', 'assets', 'build-stylesheet.js')])
    if (!existsSync(path.join(project, name))) {
      renameSync(draft, path.join(project, name))
    }
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Moves the link in one step. A folder of that name, from before there was a link, makes room first. */
function lead(name) {
  if (existsSync(link) && !lstatSync(link).isSymbolicLink()) {
    renameSync(link, path.join(project, `dist-before-${process.pid}`))
  }
  const next = path.join(project, `dist-next-${process.pid}`)
  symlinkSync(name, next, 'dir')
  renameSync(next, link)
}

/** Removes builds that were replaced a while ago. */
function tidy(name) {
  const replaced = readdirSync(project).filter((entry) => entry.startsWith('dist-') && entry !== name)
  // The link was made just now by the file system's own clock, which need not be the program's.
  const now = lstatSync(link).mtimeMs
  for (const entry of replaced) {
    const folder = path.join(project, entry)
    if (now - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? now) > keptForMs) {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

const name = `dist-${fingerprint()}`
const before = current()
if (before !== name) {
  if (!existsSync(path.join(project, name))) {
    await make(name)
  }
  lead(name)
  if (before !== undefined && existsSync(path.join(project, before))) {
    // From now on it is a build that was replaced.
    utimesSync(path.join(project, before), new Date(), new Date())
  }
  tidy(name)
}
// What this version of Node compiles of the program; another leaves it, and keeps its own beside it.
const bundled = path.join(project, name, 'bundle')
if (!existsSync(path.join(bundled, `program-${cachedDataVersionTag()}.compiled`))) {
  run(process.execPath, [path.join(bundled, 'keep-compiled.js')])
}
