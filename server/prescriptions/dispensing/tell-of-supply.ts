import type { SuppliedMedicine } from '../../pages/supplied-medicine.ts'
import type { Services } from '../../services.ts'

/**
 * Tells a facility's own code, such as what counts its stock, what left the pharmacy or came back. It happens after the change was
 * committed and nobody waits for it: what fails there is logged, and changes nothing of what is on record.
 */
export function tellOfSupply(
  { hooks, log }: Pick<Services, 'hooks' | 'log'>,
  supply: SuppliedMedicine,
): void {
  void hooks.tell(
    'after_supply',
    (error) => {
      log.error(
        { name: error instanceof Error ? error.name : typeof error, dispensing: supply.dispensingId },
        'a hook failed after a supply',
      )
    },
    supply,
  )
}
