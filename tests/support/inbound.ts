/** How mail comes in, in the tests. */
export const testInbound = {
  domain: "in.alongside.test",
  webhookSecrets: [`whsec_${Buffer.from("the webhook secret of the tests").toString("base64")}`],
  receiver: "mx.sandbox.test",
};
