import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

export class PatientKey extends Model<InferAttributes<PatientKey>, InferCreationAttributes<PatientKey>> {
  declare patientId: string
  declare rootKeyId: string
  declare wrapped: Buffer
  declare createdAt: Date
  /** When another key took the place of the one before. */
  declare renewedAt: CreationOptional<Date | null>
}

export function definePatientKey(sequelize: Sequelize): void {
  PatientKey.init(
    {
      patientId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
      rootKeyId: { type: DataTypes.TEXT, allowNull: false },
      wrapped: { type: DataTypes.BLOB, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      renewedAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'PatientKey', tableName: 'patient_keys', timestamps: false },
  )
}
