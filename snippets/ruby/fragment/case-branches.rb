when :json then render json: report
when :csv
  send_data report.to_csv
else
  head :not_acceptable
