"""A payment gateway that does not exist: it speaks WeChat Pay, Alipay and a bank's own API."""
