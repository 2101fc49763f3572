import type { ReactElement } from 'react'
import { useWords } from '../use-words.ts'

/** What the patient has in hand, beneath the medicine that was prescribed, where any of it was another product. */
export function HandedOver({ products }: { products: readonly string[] }): ReactElement | null {
  const { say } = useWords()
  return products.length === 0 ? null : (
    <strong className="mg-list__detail">
      {say('pharmacy.handover.products', { products: products.join('; ') })}
    </strong>
  )
}
