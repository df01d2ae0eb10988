// The scheduler's face: what kind of work comes next.
export {
  type Arm,
  arms,
  type BanditState,
  chooseArm,
  newBandit,
  posteriorMean,
  type ResearchArm,
  rewardArm,
} from "./bandit.ts";
