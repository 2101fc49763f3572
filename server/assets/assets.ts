import { readFileSync } from 'node:fs'
import path from 'node:path'
import { folders } from './folders.ts'

export type AssetName =
  | 'medguard.css'
  | 'medguard.js'
  | 'idle.js'
  | 'drafts.js'
  | 'combobox.js'
  | 'file-text.js'
  | 'password-strength.js'
  | 'patient-search.js'
  | 'date-entry.js'
  | 'favicon.svg'

export type Encoding = 'identity' | 'gzip' | 'br'

/** One file, in the forms that it was compressed to at build. */
export type Asset = { readonly contentType: string; readonly bodies: Readonly<Record<Encoding, Buffer>> }

export type Assets = {
  /** The address of a file; it changes with its content, so that browsers may keep it for good. */
  url(name: AssetName): string
  /** The file at such an address; none for an address that was never given out. */
  find(url: string): Asset | undefined
}

const contentTypes: Readonly<Record<AssetName, string>> = {
  'medguard.css': 'text/css; charset=utf-8',
  'medguard.js': 'text/javascript; charset=utf-8',
  'idle.js': 'text/javascript; charset=utf-8',
  'drafts.js': 'text/javascript; charset=utf-8',
  'combobox.js': 'text/javascript; charset=utf-8',
  'file-text.js': 'text/javascript; charset=utf-8',
  'password-strength.js': 'text/javascript; charset=utf-8',
  'date-entry.js': 'text/javascript; charset=utf-8',
  'patient-search.js': 'text/javascript; charset=utf-8',
  'favicon.svg': 'image/svg+xml',
}

/**
 * Reads what `npm run build` made, once; from then on the files are served from memory.
 * @param folder where the built files are
 * @throws Error when the files are not there
 */
export function loadAssets(folder = folders.built): Assets {
  const manifest = readManifest(folder)
  const byUrl = new Map<string, Asset>()
  const urls = new Map<string, string>()
  for (const [name, contentType] of Object.entries(contentTypes)) {
    const url = manifest.get(name)
    if (url === undefined) {
      throw new Error(`${name} is not among the built assets in ${folder}; run "npm run build"`)
    }
    const body = (suffix: string) => readFileSync(path.join(folder, `${name}${suffix}`))
    urls.set(name, url)
    byUrl.set(url, { contentType, bodies: { identity: body(''), gzip: body('.gz'), br: body('.br') } })
  }
  return { url: (name) => urls.get(name) ?? '', find: (url) => byUrl.get(url) }
}

function readManifest(folder: string): Map<string, string> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))
    const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch (cause) {
    throw new Error(`The built assets are not in ${folder}; run "npm run build"`, { cause })
  }
}
