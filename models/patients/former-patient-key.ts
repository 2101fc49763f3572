import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

/** A patient's key before it was renewed: what the audit log says of changes until then stands under it. */
export class FormerPatientKey extends Model<
  InferAttributes<FormerPatientKey>,
  InferCreationAttributes<FormerPatientKey>
> {
  declare patientId: string
  declare endedAt: Date
  declare rootKeyId: string
  declare wrapped: Buffer
}

export function defineFormerPatientKey(sequelize: Sequelize): void {
  FormerPatientKey.init(
    {
      patientId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
      endedAt: { type: DataTypes.DATE, allowNull: false, primaryKey: true },
      rootKeyId: { type: DataTypes.TEXT, allowNull: false },
      wrapped: { type: DataTypes.BLOB, allowNull: false },
    },
    { sequelize, modelName: 'FormerPatientKey', tableName: 'former_patient_keys', timestamps: false },
  )
}
