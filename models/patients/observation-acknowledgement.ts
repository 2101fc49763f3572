import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

/** That somebody has seen a critical number as one of its versions says it; rows are only ever added. */
export class ObservationAcknowledgement extends Model<
  InferAttributes<ObservationAcknowledgement>,
  InferCreationAttributes<ObservationAcknowledgement>
> {
  declare observationId: string
  declare version: number
  declare userId: string
  declare createdAt: Date
}

export function defineObservationAcknowledgement(sequelize: Sequelize): void {
  ObservationAcknowledgement.init(
    {
      observationId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
      version: { type: DataTypes.INTEGER, allowNull: false, primaryKey: true },
      userId: { type: DataTypes.UUID, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    {
      sequelize,
      modelName: 'ObservationAcknowledgement',
      tableName: 'observation_acknowledgements',
      timestamps: false,
    },
  )
}
