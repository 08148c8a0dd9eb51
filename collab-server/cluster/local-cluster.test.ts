import { describeCluster } from "./cluster.contract.ts";
import { createLocalCluster } from "./local-cluster.ts";

describeCluster(
  "local",
  async () => {
    const cluster = createLocalCluster();
    return [cluster.join(), cluster.join()] as const;
  },
  async () => {},
);
