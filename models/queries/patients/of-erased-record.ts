/**
 * Whether a form, by the parameters of its two addresses, is about a record that was erased: of nobody who was forgotten is a
 * word kept that somebody goes on typing.
 */
export const isOfErasedRecord = (path: string, page: string): string => `EXISTS (
    SELECT FROM unnest(string_to_array(${path}::text || ${page}::text, '/')) AS part
    CROSS JOIN LATERAL (
      SELECT CASE WHEN part ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN part::uuid END AS id) AS named
    JOIN patients p ON p.id = coalesce((SELECT patient_id FROM prescriptions WHERE id = named.id), named.id)
    WHERE p.erased_at IS NOT NULL)`
