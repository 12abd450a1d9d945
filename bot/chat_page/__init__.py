"""The chat page: what stands for Telegram on one's own machine, and in the tests."""
