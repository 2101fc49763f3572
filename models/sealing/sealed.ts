export { SealedAttributeError } from './sealed-attribute-error.ts'
export { sealedAttribute } from './sealed-attribute.ts'
export { guardSealedAttributes } from './sealed-guard.ts'
export { Sealed } from './sealed-value.ts'
