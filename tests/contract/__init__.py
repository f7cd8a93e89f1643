"""The API against clients and judges that others wrote: made-up requests by the thousand, a generated client."""
