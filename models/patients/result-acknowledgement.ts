import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

/** That somebody has seen a result as one of its versions says it; rows are only ever added. */
export class ResultAcknowledgement extends Model<
  InferAttributes<ResultAcknowledgement>,
  InferCreationAttributes<ResultAcknowledgement>
> {
  declare resultId: string
  declare version: number
  declare userId: string
  declare createdAt: Date
}

export function defineResultAcknowledgement(sequelize: Sequelize): void {
  ResultAcknowledgement.init(
    {
      resultId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
      version: { type: DataTypes.INTEGER, allowNull: false, primaryKey: true },
      userId: { type: DataTypes.UUID, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    {
      sequelize,
      modelName: 'ResultAcknowledgement',
      tableName: 'result_acknowledgements',
      timestamps: false,
    },
  )
}
