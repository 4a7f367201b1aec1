"""The contact center's REST API as a typed client. The only place that speaks HTTP and JWT."""
