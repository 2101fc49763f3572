import type { KeyObject } from 'node:crypto'
import { Sealed } from '../../models/sealing/sealed.ts'
import {
  canonicalJson,
  parseSignedContent,
  signedContent,
  type PrescriptionContent,
  type SignedContent,
} from './prescription-content.ts'

type Column =
  'medication_words' | 'instructions' | 'signed_content' | 'cancel_reason' | 'override_reason' | 'override_of'

const place = (column: Column, row: string) => ({ table: 'prescriptions', column, row })

/** Seals a text of a prescription under its patient's key. */
export const sealField = (column: Column, text: string | null, key: KeyObject, row: string): Sealed | null =>
  text === null ? null : Sealed.seal(text, key, place(column, row))

/** Opens a text of a prescription. @throws SealBrokenError */
export const openField = (
  column: Column,
  sealed: Sealed | null,
  key: KeyObject,
  row: string,
): string | null => (sealed === null ? null : sealed.open(key, place(column, row)))

/** What is archived of a prescription when it is signed: its canonical content, sealed for this row. */
export const buildSignedContent = (
  content: PrescriptionContent,
  signedAt: Date,
  key: KeyObject,
  prescriptionId: string,
): Sealed =>
  Sealed.seal(canonicalJson(signedContent(content, signedAt)), key, place('signed_content', prescriptionId))

/** Opens what buildSignedContent made. @throws SealBrokenError */
export function openSignedContent(
  sealed: Sealed | null,
  key: KeyObject,
  prescriptionId: string,
): SignedContent | undefined {
  const json = openField('signed_content', sealed, key, prescriptionId)
  return json === null ? undefined : parseSignedContent(json)
}
