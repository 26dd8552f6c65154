"""What flows through dalil: frozen records, each valid once it exists. Import them from their own modules."""
