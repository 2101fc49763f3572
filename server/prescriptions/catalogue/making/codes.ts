import type { Site } from './dose-forms.ts'
import { isReviewed, reviewedCode } from './reviewed-codes.ts'

/** Letters with which the codes of medicines begin that act at a site alone. What is taken or injected acts anywhere. */
const begins: Partial<Record<Site, RegExp>> = {
  skin: /^(?:D|M02|C05|N01B|P03|G03|J01X|L01BC)/,
  eye: /^S0[13]/,
  ear: /^S0[23]/,
  nose: /^(?:R01|H01|N05CD08)/,
  lungs: /^(?:R03|R05|J01GB01|N01AB)/,
  vagina: /^G0/,
  mouth: /^(?:A01|R02|N07BA|A07AA)/,
  patch: /^(?:N02A|G0|N07BA|N04|N06D|C01DA|M02|N01BB)/,
}

/** Aspirin in low doses keeps blood from clotting; otherwise it is a painkiller. Finasteride of 1 mg is for hair;
 * levonorgestrel in micrograms is taken every day, in milligrams once. */
function byStrength(name: string, strength: string): string | undefined {
  const milligrams = Number(/^(\d+(?:\.\d+)?) mg$/.exec(strength)?.[1] ?? Number.NaN)
  if (name === 'aspirin') {
    return milligrams <= 150 ? 'B01AC06' : 'N02BA01'
  }
  if (name === 'finasteride') {
    return milligrams === 1 ? 'D11AX10' : 'G04CB01'
  }
  if (name === 'levonorgestrel') {
    return /^0\.03|microgram/.test(strength) ? 'G03AC03' : 'G03AD01'
  }
  return undefined
}

/**
 * The ATC code of a product: by its strength or its site, where a substance has several; else the one that it has, where that can be
 * right at this site.
 * @param only the only code of the substance; undefined where it has several
 */
export function codeOf(
  product: { readonly name: string; readonly strength: string; readonly site: Site },
  only: string | undefined,
): string | undefined {
  const { name, strength, site } = product
  const special = byStrength(name, strength)
  if (special !== undefined || isReviewed(name)) {
    return special ?? reviewedCode(name, site)
  }
  return only !== undefined && (begins[site]?.test(only) ?? !/^(?:D0[1-9]|S0)/.test(only)) ? only : undefined
}
