import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { openText, sealText } from '../../server/crypto/envelope.ts'
import { generateDataKey } from '../../server/crypto/key-ring.ts'
import { table, type Bench } from './measuring/results.ts'
import { median } from './measuring/statistics.ts'

const key = generateDataKey()
const place = { table: 'patients', column: 'medical_history', row: '0198a000-0000-7000-8000-000000000000' }
const additionalData = Buffer.from(`${place.table}|${place.column}|${place.row}`)

/** The least that node:crypto needs to encrypt a text with a tag and additional data. */
function bareSeal(text: string) {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  cipher.setAAD(additionalData)
  const ciphertext = cipher.update(text, 'utf8')
  cipher.final()
  return { nonce, tag: cipher.getAuthTag(), ciphertext }
}

function bareOpen({ nonce, tag, ciphertext }: ReturnType<typeof bareSeal>): string {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAAD(additionalData)
  decipher.setAuthTag(tag)
  const text = decipher.update(ciphertext, undefined, 'utf8')
  return text + decipher.final('utf8')
}

const repetitions = 20_000

/** How long one call takes, in microseconds. */
function microseconds(work: () => unknown): number {
  const started = performance.now()
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    work()
  }
  return ((performance.now() - started) * 1000) / repetitions
}

const rounds = 7

/** Both in turns, several times: what else the machine does meets both. */
function compare(bare: () => unknown, ours: () => unknown) {
  const taken = Array.from({ length: rounds }, () => ({ bare: microseconds(bare), ours: microseconds(ours) }))
  return {
    bare: median(taken.map((round) => round.bare)),
    ours: median(taken.map((round) => round.ours)),
    ratio: median(taken.map((round) => round.ours / round.bare)),
  }
}

/** Sealing and opening one field, against the least that node:crypto can do it with. */
export const cryptoBench: Bench = async () => {
  const figures = [64, 1024].flatMap((bytes) => {
    const text = 'x'.repeat(bytes)
    const box = sealText(text, key, place)
    const bareBox = bareSeal(text)
    return [
      {
        work: `seal ${bytes} bytes`,
        ...compare(
          () => bareSeal(text),
          () => sealText(text, key, place),
        ),
      },
      {
        work: `open ${bytes} bytes`,
        ...compare(
          () => bareOpen(bareBox),
          () => openText(box, key, place),
        ),
      },
    ]
  })
  const rows = figures.map(({ work, bare, ours, ratio }) => [
    work,
    bare.toFixed(2),
    ours.toFixed(2),
    ratio.toFixed(2),
  ])
  return {
    report: `Sealing a field\n\n${table(['work', 'node:crypto µs', 'MedGuard µs', 'ratio'], rows)}`,
    figures,
  }
}
