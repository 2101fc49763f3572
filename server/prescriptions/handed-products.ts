/**
 * The products that were handed over on a prescription, each once and the first one first, where any of them was another than the one
 * prescribed; nothing where all of them were as prescribed.
 * @param handed of each supply its product, null where it was the one prescribed
 */
export function handedProducts(prescribed: string, handed: readonly (string | null)[]): readonly string[] {
  return handed.every((product) => product === null)
    ? []
    : [...new Set(handed.map((product) => product ?? prescribed))]
}
