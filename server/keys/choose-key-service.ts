import type { Environment } from '../../config/env.ts'
import { AwsKeyService } from './aws-key-service.ts'
import type { KeyService } from './key-service.ts'

/** The key service that the settings name; undefined where they name none. */
export function chooseKeyService(environment: Environment): KeyService | undefined {
  const {
    KEY_SERVICE_URL: url,
    KEY_SERVICE_KEY_ID: keyId,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = environment
  return url === undefined ||
    region === undefined ||
    accessKeyId === undefined ||
    secretAccessKey === undefined
    ? undefined
    : new AwsKeyService({ url, keyId, region, accessKeyId, secretAccessKey, sessionToken })
}
