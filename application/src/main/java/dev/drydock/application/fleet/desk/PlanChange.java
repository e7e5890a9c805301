package dev.drydock.application.fleet.desk;

import dev.drydock.application.fleet.plan.RolloutPlan;
import java.util.function.UnaryOperator;

/**
 * A change of a rollout's plan.
 *
 * @param limits whether limits of failures change, which is an answer to a gate that stopped it
 * @param deadline whether its deadline changes
 * @param terms whether anything else does
 */
public record PlanChange(UnaryOperator<RolloutPlan> edit, boolean limits, boolean deadline, boolean terms) {}
