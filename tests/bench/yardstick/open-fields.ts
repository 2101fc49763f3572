import { createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { ChartRead } from './chart-read.ts'

const { FIELD_ENCRYPTION_KEY: rootKeyText = '' } = process.env
const [rootKeyId = '', rootKeyBytes = ''] = rootKeyText.split(':')
const rootKey = createSecretKey(Buffer.from(rootKeyBytes, 'base64'))

function open(box: Buffer, key: KeyObject, place: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(1, 13), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(box.subarray(13, 29))
  const plain = decipher.update(box.subarray(29))
  decipher.final()
  return plain
}

/** As many keys, kept for as long, as MedGuard keeps. */
const keys = new LRUCache<string, KeyObject>({ max: 5_000, ttl: 5 * 60_000 })

function keyOf(row: ChartRead): KeyObject {
  const known = keys.get(row.id)
  if (known !== undefined) {
    return known
  }
  const key = createSecretKey(open(row.wrapped, rootKey, `data-key|${rootKeyId}|patient:${row.id}`))
  keys.set(row.id, key)
  return key
}

const columns = [
  'given_name',
  'family_name',
  'birth_date',
  'national_id',
  'phone',
  'email',
  'address',
  'medical_history',
] as const

export type Fields = Readonly<Record<(typeof columns)[number], string>>

/** Opens the eight sealed fields of a patient. @throws where one was changed */
export function openFields(row: ChartRead): Fields {
  const key = keyOf(row)
  const field = (column: (typeof columns)[number]) =>
    open(row[column], key, `patients|${column}|${row.id}`).toString()
  return {
    given_name: field('given_name'),
    family_name: field('family_name'),
    birth_date: field('birth_date'),
    national_id: field('national_id'),
    phone: field('phone'),
    email: field('email'),
    address: field('address'),
    medical_history: field('medical_history'),
  }
}
