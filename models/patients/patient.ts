import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { bytesArrayType } from '../bytes-array.ts'
import { newId } from '../new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from '../sealing/sealed.ts'

export type Sex = 'female' | 'male' | 'other' | 'unknown'

export class Patient extends Model<InferAttributes<Patient>, InferCreationAttributes<Patient>> {
  declare id: CreationOptional<string>
  declare recordNumber: CreationOptional<string>
  declare givenName: Sealed
  declare familyName: Sealed
  /** A day, a month or a year (server/partial-date.ts); null where it is not known. */
  declare birthDate: CreationOptional<Sealed | null>
  declare sex: Sex
  declare nationalId: CreationOptional<Sealed | null>
  declare phone: CreationOptional<Sealed | null>
  declare email: CreationOptional<Sealed | null>
  declare address: CreationOptional<Sealed | null>
  declare medicalHistory: CreationOptional<Sealed | null>
  declare allergies: CreationOptional<Sealed | null>
  /** Under which key the three that follow were made. */
  declare indexKeyId: CreationOptional<string | null>
  declare nationalIdIndex: CreationOptional<Buffer | null>
  declare exactTokens: CreationOptional<Buffer[]>
  declare nameTokens: CreationOptional<Buffer[]>
  declare deceased: CreationOptional<boolean>
  /** A partial date (server/partial-date.ts); null where it is not known. */
  declare diedOn: CreationOptional<Sealed | null>
  /** What another system says beside (server/patients/demographics/other-details.ts). */
  declare otherDetails: CreationOptional<Sealed | null>
  /** When the record was erased: nothing of it can be opened since. */
  declare erasedAt: CreationOptional<Date | null>
  declare version: CreationOptional<number>
  declare registeredBy: CreationOptional<string | null>
  declare createdAt: Date
  declare updatedAt: Date
}

export function definePatient(sequelize: Sequelize): void {
  Patient.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      recordNumber: { type: DataTypes.TEXT },
      givenName: sealedAttribute({ allowNull: false }),
      familyName: sealedAttribute({ allowNull: false }),
      birthDate: sealedAttribute(),
      sex: { type: DataTypes.TEXT, allowNull: false },
      nationalId: sealedAttribute(),
      phone: sealedAttribute(),
      email: sealedAttribute(),
      address: sealedAttribute(),
      medicalHistory: sealedAttribute(),
      allergies: sealedAttribute(),
      indexKeyId: { type: DataTypes.TEXT },
      nationalIdIndex: { type: DataTypes.BLOB },
      exactTokens: { type: bytesArrayType() },
      nameTokens: { type: bytesArrayType() },
      deceased: { type: DataTypes.BOOLEAN },
      diedOn: sealedAttribute(),
      otherDetails: sealedAttribute(),
      erasedAt: { type: DataTypes.DATE },
      version: { type: DataTypes.INTEGER },
      registeredBy: { type: DataTypes.UUID },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Patient', tableName: 'patients', timestamps: false },
  )
  guardSealedAttributes(Patient)
}
