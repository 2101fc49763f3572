import { whyNotSigned, type NotSigned } from '../../../views/prescriptions/signing/not-signed.ts'
import { isId } from '../../is-id.ts'

/** As an address carries it: identifiers and codes, nothing of a record. */
export const notSignedText = (left: readonly NotSigned[]): string =>
  left.map(({ id, why }) => `${id}.${why}`).join('~')

/** Reads what `notSignedText` wrote; what is nothing of that kind is left aside. */
export const readNotSigned = (text: string): readonly NotSigned[] =>
  text.split('~').flatMap((part) => {
    const [id = '', code = ''] = part.split('.')
    const why = whyNotSigned.find((one) => one === code)
    return isId(id) && why !== undefined ? [{ id, why }] : []
  })
