import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import express from 'express'
import request from 'supertest'
import { assetsRouter } from '../../server/assets/assets-router.ts'
import { loadAssets } from '../../server/assets/assets.ts'
import { folders } from '../../server/assets/folders.ts'

const assets = loadAssets()
const app = express().use(assetsRouter(assets))
const stylesheet = assets.url('medguard.css')
const read = async (accepted: string) => request(app).get(stylesheet).set('Accept-Encoding', accepted)

describe('the files under /assets', () => {
  it('are kept by browsers for good, with their type', async () => {
    const types = {
      'medguard.css': 'text/css',
      'medguard.js': 'text/javascript',
      'favicon.svg': 'image/svg+xml',
    } as const
    for (const name of ['medguard.css', 'medguard.js', 'favicon.svg'] as const) {
      const answer = await request(app).get(assets.url(name))
      assert.equal(answer.status, 200)
      assert.ok(answer.headers['content-type']?.startsWith(types[name]))
      assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable')
      assert.equal(answer.headers['x-content-type-options'], 'nosniff')
      assert.equal(answer.headers['vary'], 'Accept-Encoding')
    }
  })

  it('come compressed as the browser takes them, and say the same', async () => {
    const plain = await read('identity')
    for (const encoding of ['gzip', 'br']) {
      const packed = await read(encoding)
      assert.equal(packed.headers['content-encoding'], encoding)
      assert.ok(Number(packed.headers['content-length']) < 20_000)
      assert.equal(packed.text, plain.text)
    }
    assert.equal(plain.headers['content-encoding'], undefined)
  })

  it('are not found under an address that was never given out', async () => {
    const hash = stylesheet.split('/')[2]
    const others = [
      '/assets',
      '/assets/',
      `/assets/${hash}/manifest.json`,
      '/assets/0000000000000000/medguard.css',
    ]
    for (const url of [
      ...others,
      `/assets/${hash}/..%2fmanifest.json`,
      `${stylesheet}/`,
      `/assets/${hash}/__proto__`,
    ]) {
      const answer = await request(app).get(url)
      assert.equal(answer.status, 404, url)
      assert.equal(answer.headers['cache-control'], undefined)
    }
  })

  it('load nothing from elsewhere and no typeface', async () => {
    const { text } = await request(app).get(stylesheet)
    assert.doesNotMatch(text, /https?:|url\(["']?\/\/|@import|@font-face|frutiger/i)
  })

  it('are not made again when nothing has changed', () => {
    const program = path.join(import.meta.dirname, '..', '..', 'server', 'assets', 'build-stylesheet.js')
    assert.ok(existsSync(program))
    const made = statSync(path.join(folders.built, 'medguard.css')).mtimeMs
    execFileSync(process.execPath, [program])
    assert.equal(statSync(path.join(folders.built, 'medguard.css')).mtimeMs, made)
  })

  it('say how to make them when they were not made', () => {
    assert.throws(() => loadAssets('/nowhere'), /run "npm run build"/)
  })
})
