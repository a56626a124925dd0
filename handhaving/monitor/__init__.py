"""Whether enforcement works, and treats groups alike."""
