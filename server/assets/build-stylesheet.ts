import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { folders } from './folders.ts'
import { fingerprintInputs, packagesFolder } from './stylesheet-inputs.ts'

/** The step of `npm run build` that makes the files under /assets. It does nothing when nothing has changed. */
const { sources, built } = folders
const stampFile = path.join(built, 'inputs.sha256')
const fingerprint = fingerprintInputs(sources, import.meta.filename)

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== fingerprint) {
  await build()
}

async function build(): Promise<void> {
  const files = new Map<string, Buffer>([['medguard.css', await compileStylesheet()]])
  for (const name of readdirSync(sources).filter((file) => /\.(js|svg)$/.test(file))) {
    files.set(name, readFileSync(path.join(sources, name)))
  }
  mkdirSync(built, { recursive: true })
  const manifest: Record<string, string> = {}
  for (const [name, content] of files) {
    write(name, content)
    write(`${name}.gz`, gzipSync(content, { level: 9 }))
    write(`${name}.br`, brotliCompressSync(content))
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16)
    manifest[name] = `/assets/${hash}/${name}`
  }
  write('manifest.json', JSON.stringify(manifest, null, 2))
  write('inputs.sha256', fingerprint)
}

async function compileStylesheet(): Promise<Buffer> {
  const { compile } = await import('sass')
  const { css } = compile(path.join(sources, 'medguard.scss'), {
    loadPaths: [packagesFolder()],
    style: 'compressed',
    quietDeps: true,
  })
  return Buffer.from(css)
}

/** A reader sees the old file or the new one, never half of it. */
function write(name: string, content: string | Buffer): void {
  const unfinished = path.join(built, `${name}.${process.pid}.unfinished`)
  writeFileSync(unfinished, content)
  renameSync(unfinished, path.join(built, name))
}
